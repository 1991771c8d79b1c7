"""What hosts are asked and how: addresses that may be asked, manners, and the one place that opens sockets."""
