// Makes src/main/resources/map/outlines.txt from countries-50m.json of the npm package world-atlas (Natural Earth, public domain):
//   node outlines.mjs countries-50m.json ../../../../config/reference/countries.json > ../resources/map/outlines.txt
// One line for each ring: the code of a country of the network or "-", then longitude and latitude of the first point and the steps from
// each point to the next, in hundredths of a degree. The Americas, Western Europe and what lies between; islets below 0.05 degrees left out.
import { readFileSync } from 'node:fs';

const [atlas, network] = process.argv.slice(2, 4).map(file => JSON.parse(readFileSync(file)));
const NAMES = {
  'Antigua and Barbuda': 'Antigua and Barb.',
  'Dominican Republic': 'Dominican Rep.',
  'Saint Kitts and Nevis': 'St. Kitts and Nevis',
};
const code = new Map(network.map(each => [NAMES[each.name.en] ?? each.name.en, each.iso2]));
const { scale, translate } = atlas.transform;
const arcs = atlas.arcs.map(arc => {
  let x = 0, y = 0;
  return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
});
const line = index => index < 0 ? [...arcs[~index]].reverse() : arcs[index];
const ring = indexes => indexes.flatMap((index, i) => line(index).slice(i && 1));
const lines = [];
for (const country of atlas.objects.countries.geometries) {
  const polygons = country.type === 'Polygon' ? [country.arcs] : country.arcs;
  for (const [outer] of polygons) {
    const points = ring(outer).map(([x, y]) => [Math.round(x * 100), Math.round(y * 100)])
      .filter(([x, y], i, all) => !i || x !== all[i - 1][0] || y !== all[i - 1][1]);
    const xs = points.map(p => p[0]), ys = points.map(p => p[1]);
    const west = Math.min(...xs), east = Math.max(...xs), south = Math.min(...ys), north = Math.max(...ys);
    if (east < -17000 || west > 2500 || north < -5700 || south > 6500 || east - west > 20000) continue;
    if (points.length < 4 || Math.max(east - west, north - south) < 5) continue;
    lines.push([code.get(country.properties.name) ?? '-',
      ...points.flatMap(([x, y], i) => i ? [x - points[i - 1][0], y - points[i - 1][1]] : [x, y])].join(' '));
  }
}
console.log(lines.join('\n'));
