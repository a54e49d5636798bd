namespace Conference.Recorder.Contracts;

/// <summary>A recorder as it tells of itself every few seconds.</summary>
/// <param name="Id">The same after a restart of the process.</param>
/// <param name="Name">For people, such as the host's name.</param>
/// <param name="StorageId">The disk that holds its recordings, whichever recorder runs on it.</param>
/// <param name="Capacity">How many meetings it records at a time.</param>
/// <param name="Active">How many it records now.</param>
/// <param name="FreeBytes">Room on the disk, in bytes.</param>
/// <param name="Version">Of the program.</param>
/// <param name="IsFirst">Whether the process has just begun: what it held before, it holds no more.</param>
public sealed record RecorderBeat(
    string Id, string Name, string StorageId, int Capacity, int Active, long FreeBytes, string Version, bool IsFirst)
{
    /// <summary>Why it takes no recordings now, for example <c>ffmpeg_missing</c> or <c>disk_full</c>; null when it does.</summary>
    public string? ProblemCode { get; init; }

    /// <summary>What is missing and the way out, where <see cref="ProblemCode"/> is set.</summary>
    public string? Problem { get; init; }
}
