namespace Conference.Controller.Recordings.Api;

/// <summary>What somebody wants of a recording; each allows less people than the one before.</summary>
internal enum RecordingAction
{
    /// <summary>See it and play its files.</summary>
    View,

    /// <summary>Start, pause, stop, retry, compose anew, upload, verify, rename.</summary>
    Operate,

    /// <summary>Share it, and delete it.</summary>
    Manage,

    /// <summary>Say how long it must be kept.</summary>
    Hold,
}
