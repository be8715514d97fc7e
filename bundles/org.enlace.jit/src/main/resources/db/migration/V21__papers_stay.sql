-- Papers of items of evidence are lent and go nowhere by themselves. What the releases before had shared and not carried yet is called
-- back in the next round, once: from then on whoever is in the audience of its records has it.
update ${schema}.entry_file set due = true
where gone = false and stored is not null
    and exists (select 1 from ${schema}.entry_file_part p where p.owner = ${schema}.entry_file.owner and p.file = ${schema}.entry_file.id)
    and exists (select 1 from ${schema}.entry e where e.id = ${schema}.entry_file.entry and e.kind = 'evidence' and e.taken_back = false);
