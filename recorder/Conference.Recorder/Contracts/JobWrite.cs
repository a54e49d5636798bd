namespace Conference.Recorder.Contracts;

/// <summary>What became of a report.</summary>
public enum JobWrite
{
    Written,

    /// <summary>The lease is somebody else's by now, or the recording was deleted: nothing was written.</summary>
    Lost,

    /// <summary>The recorder was silent for so long that the meeting is recorded anew by now: this capture is over.</summary>
    Superseded,
}
