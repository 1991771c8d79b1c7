"""copydesk: article, story, draft, findings, post."""
