//! The site that the browser stories visit: the demo, seeded in a temporary folder and served in
//! this process on a free port of the loopback. It opens no page.

use kernel::Day;
use program::{demo, serve};
use std::net::SocketAddr;
use tempfile::TempDir;
use tokio::task::JoinHandle;

/// The demo while it is served; its folder goes when it is dropped.
pub struct Site {
    /// `http://127.0.0.1:PORT`
    pub address: String,
    serving: JoinHandle<()>,
    _folder: TempDir,
}

impl Site {
    /// Seeds and serves the demo as it stands on 1 November 2024.
    pub async fn open() -> Site {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let database = format!("sqlite:{}", folder.path().join("nhanai.db").display());
        let today = Day::of(2024, 11, 1).expect("a day");
        let told = "the demo opens";
        let mut house = demo::open(&database, today).await.map_err(|_| told).expect(told);
        demo::seed(&house).await.map_err(|_| told).expect("the demo is seeded");
        house.notice = Some("demo-notice");
        let any = SocketAddr::from(([127, 0, 0, 1], 0));
        let listener = serve::listen(any).await.map_err(|_| told).expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("its address"));
        let serving = tokio::spawn(async move {
            let _ = serve::serve(house, listener).await;
        });
        Site { address, serving, _folder: folder }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.serving.abort();
    }
}
