//! Every statement that writes the dated tree, and the reads of bodies and clusters. It is the
//! only writer of units, edges and reach; what must hold of a tree is in `rules.rs`.

mod change;
pub mod followed;
mod groups;
mod load;
mod regrow;
mod succession;
mod tree;
mod whole;

pub use change::{
    Above, NewUnit, TreeUnit, close_all, found_all, hang_all, reopen_all, standing_under,
    unfound_all, unhang_all,
};
pub use followed::Followed;
pub use groups::{
    BodyMemberRow, BodyRow, ClusterRow, ClusterUnitRow, add_body, add_body_member, add_cluster,
    add_cluster_unit, all_clusters, bodies, body_members, cluster, cluster_units, clusters,
};
pub use load::{DECISION, Loaded, load};
pub use regrow::regrow;
pub use succession::{
    Apart, NamedPassing, NamedRecord, Passing, name_records, named_records, pass_on, passings_on,
    rename_records, share, share_apart, tell_apart, unpass,
};
pub use tree::{
    Founding, UnitDetail, by_codes, by_keys, counts_by_level, detail, details, ever_under, found,
    listed, passed_to, predecessors, search, stood_before, successors,
};
pub use whole::{
    EdgeRow, LevelRow, PassingRow, ShareRow, WholeRow, edges, figure_shares, levels, passings,
    tree_version, whole,
};
