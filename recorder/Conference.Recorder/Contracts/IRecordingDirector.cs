namespace Conference.Recorder.Contracts;

/// <summary>The recorder's front door: starts, stops and lists recordings.</summary>
public interface IRecordingDirector
{
    /// <summary>Starts a recording and returns once its capture runs (state <see cref="RecordingState.Recording"/>).</summary>
    /// <exception cref="RecordingConflictException">The meeting is being recorded already.</exception>
    /// <exception cref="RecorderUnavailableException">FFmpeg is missing or too old, or the data folder cannot be written.</exception>
    Task<RecordingInfo> StartAsync(RecordingRequest request, CancellationToken cancellationToken);

    /// <summary>Ends the capture and returns; composing goes on by itself and is followed through <see cref="Changed"/>.</summary>
    /// <exception cref="RecordingConflictException">The meeting is not being recorded.</exception>
    Task<RecordingInfo> StopAsync(string meetingId, CancellationToken cancellationToken);

    RecordingInfo? Find(string recordingId);

    /// <summary>The recordings of a meeting, newest first, also those made before the process started.</summary>
    IReadOnlyList<RecordingInfo> List(string meetingCode);

    /// <summary>The finished MP4; null while there is none.</summary>
    string? FindFile(string recordingId);

    /// <summary>Raised in order for every change of a recording's state.</summary>
    event EventHandler<RecordingInfo>? Changed;
}
