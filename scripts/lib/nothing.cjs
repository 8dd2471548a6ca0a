// Stands in for packages that the bundles do not need.
module.exports = {};
