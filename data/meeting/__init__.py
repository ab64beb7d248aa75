"""Month-to-month dispatch (月调度): what changed, the bridge that reconciles it, its sentences."""
