//! The site that the browser stories visit: the demo, seeded in a temporary folder and served in
//! this process on a free port of the loopback. It opens no page.

use crate::house::{self, Demo};
use kernel::Day;
use program::serve;
use std::net::SocketAddr;
use tokio::task::JoinHandle;

/// The demo while it is served; its files go when it is dropped.
pub struct Site {
    /// `http://127.0.0.1:PORT`
    pub address: String,
    serving: JoinHandle<()>,
    demo: Demo,
}

impl Site {
    /// Seeds and serves the demo as it stands on 1 November 2024.
    pub async fn open() -> Site {
        Site::on(house::today()).await
    }

    /// The same on another day.
    pub async fn on(day: Day) -> Site {
        let demo = house::sqlite_on(day).await;
        let mut served = demo.house.clone();
        served.notice = Some("demo-notice");
        let any = SocketAddr::from(([127, 0, 0, 1], 0));
        let listener = serve::listen(any).await.expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("its address"));
        let serving = tokio::spawn(async move {
            let _ = serve::serve(served, listener).await;
        });
        Site { address, serving, demo }
    }

    /// The demo that is served, for what a story prepares without a browser.
    pub fn demo(&self) -> &Demo {
        &self.demo
    }

    /// Takes the decisions whose day has come, as the program does every night.
    pub async fn run_due(&self) {
        let due = restructuring::desk::run_due(&self.demo.house).await;
        assert_eq!(due.expect("what is due"), 1, "the map of July 2025");
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.serving.abort();
    }
}
