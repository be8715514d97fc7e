-- Which entries in which version, and which files, two officers have looked at; null for bundles that were prepared before that was kept.
alter table ${schema}.court_bundle add column looked ${text};
