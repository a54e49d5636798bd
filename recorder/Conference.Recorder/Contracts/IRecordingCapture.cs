namespace Conference.Recorder.Contracts;

/// <summary>A capture that runs. Disposing leaves it to be gone on with, as a shutdown does.</summary>
public interface IRecordingCapture : IAsyncDisposable
{
    /// <summary>When the recording began: its time 0.</summary>
    DateTimeOffset StartedAt { get; }

    /// <summary>Completes when the capture is over and every track's file is finished; never fails.</summary>
    Task<CaptureEnd> Completion { get; }

    /// <summary>What is recorded but not composed yet, without the last seconds, which cannot be composed before they are settled.</summary>
    TimeSpan Backlog { get; }

    /// <summary>Nothing that happens from now on is recorded, until it is resumed. Does nothing when paused.</summary>
    Task PauseAsync(CancellationToken cancellationToken);

    /// <summary>Goes on where it was paused, without a gap in the recording. Does nothing when not paused.</summary>
    Task ResumeAsync(CancellationToken cancellationToken);

    /// <summary>Ends the capture; what follows is composing.</summary>
    Task<CaptureEnd> StopAsync(CancellationToken cancellationToken);
}
