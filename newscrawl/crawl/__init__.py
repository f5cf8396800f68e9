"""A live crawl: discovery (lists to ledger), fetching (ledger to pages), guard, manners and the outcome."""
