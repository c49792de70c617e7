"""Parts of the HTML reports: an analysis as plain view data, and the page that shows them."""
