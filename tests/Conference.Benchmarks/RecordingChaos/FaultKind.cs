namespace Conference.Benchmarks.RecordingChaos;

/// <summary>Something that goes wrong. From <see cref="Storage"/> on it is the storage that does.</summary>
internal enum FaultKind
{
    /// <summary>An FFmpeg of the recorder is killed.</summary>
    Ffmpeg,

    /// <summary>The controller is killed, and started again.</summary>
    Controller,

    /// <summary>A recorder that is a process of its own is killed, and started again.</summary>
    Recorder,

    /// <summary>The media worker is killed.</summary>
    Worker,

    /// <summary>PostgreSQL is killed.</summary>
    Database,

    /// <summary>A recorder's disk is full for some seconds.</summary>
    DiskFull,

    /// <summary>The S3 server is killed, and started again after some seconds.</summary>
    Storage,

    /// <summary>S3 answers 500 for some seconds.</summary>
    StorageError,

    /// <summary>S3 answers 503 for some seconds.</summary>
    StorageBusy,

    /// <summary>S3 is slow for some seconds.</summary>
    StorageSlow,

    /// <summary>S3 breaks connections in the middle of a body for some seconds.</summary>
    StorageCut,
}
