//! Every statement that writes the dated tree, and the reads of bodies and clusters. It is the
//! only writer of units, edges and reach; what must hold of a tree is in `rules.rs`.

mod groups;
mod load;
mod tree;
mod whole;

pub use groups::{
    BodyMemberRow, BodyRow, ClusterRow, ClusterUnitRow, add_body, add_body_member, add_cluster,
    add_cluster_unit, all_clusters, bodies, body_members, cluster, cluster_units, clusters,
};
pub use load::{Loaded, load};
pub use tree::{
    Founding, UnitDetail, counts_by_level, detail, found, listed, predecessors, search, successors,
};
pub use whole::{
    EdgeRow, LevelRow, PassingRow, WholeRow, edges, levels, passings, tree_version, whole,
};
