// Loaded before anything else, in a language every Node reads: says plainly when Node is too old for this program.
const major = Number(process.versions.node.split('.')[0]);
if (major < 26) {
  console.error(
    `Akutoverblik kræver Node 26 eller nyere; dette er ${process.versions.node}. Kør »npm ci« og start med »npm start«, så bruges den rette.`,
  );
  process.exit(1);
}
