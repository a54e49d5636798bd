namespace Conference.Benchmarks.RecordingChaos;

/// <summary>What became of a recording.</summary>
internal enum Outcome
{
    /// <summary>It was completed without anybody's help.</summary>
    Completed,

    /// <summary>It was on the dead-letter list, from where a retry completed it.</summary>
    Retried,

    /// <summary>It has no film, or not all that it must have.</summary>
    Lost,
}
