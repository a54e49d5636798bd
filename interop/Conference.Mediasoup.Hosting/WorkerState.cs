namespace Conference.Mediasoup.Hosting;

/// <summary>What a place of the pool does at the moment.</summary>
public enum WorkerState
{
    /// <summary>Its worker is started for the first time, or again after it ended.</summary>
    Starting,

    /// <summary>Its worker runs and takes routers.</summary>
    Running,

    /// <summary>Its worker runs on for the routers it has, and takes no new ones.</summary>
    Draining,

    /// <summary>The pool has stopped, or is drained and the worker has ended.</summary>
    Stopped,
}
