namespace Conference.Recorder.Deliver;

/// <summary>What went wrong with a request to a storage.</summary>
internal enum FaultKind
{
    /// <summary>No answer, or one that says later.</summary>
    Unreachable,

    /// <summary>The storage says no, and will say so again.</summary>
    Refused,

    /// <summary>What arrived is not what was sent.</summary>
    Corrupt,

    /// <summary>The storage does not know the upload any more.</summary>
    UploadForgotten,

    /// <summary>There is no such object.</summary>
    NotFound,
}
