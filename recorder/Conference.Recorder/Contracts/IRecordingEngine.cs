namespace Conference.Recorder.Contracts;

/// <summary>
/// Does the work of one recording at a time: capture, compose. It knows nothing of jobs, owners and retries: whoever calls it does.
/// Every step can be repeated after the process was killed in the middle of it.
/// </summary>
public interface IRecordingEngine
{
    /// <summary>Checks what can be known before anything is recorded.</summary>
    /// <exception cref="RecorderUnavailableException">FFmpeg is missing or too old, or the data folder cannot be written.</exception>
    Task EnsureUsableAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Captures a meeting and, at low priority, composes what is finished meanwhile. Where the folder holds an earlier capture of the same
    /// recording, goes on with that one, as after a pause.
    /// </summary>
    /// <exception cref="MeetingNotFoundException">The meeting does not run.</exception>
    /// <exception cref="RecorderUnavailableException">This recorder cannot record.</exception>
    Task<IRecordingCapture> CaptureAsync(RecordingJob job, CancellationToken cancellationToken);

    /// <summary>Finishes the composite of a recording whose capture is over, and makes all else that its settings ask for.</summary>
    /// <param name="anew">Whether everything is composed again from the tracks, as after a change of settings.</param>
    /// <exception cref="RecordingFailedException">It could not be composed; the tracks are kept.</exception>
    Task<RecordingResult> ComposeAsync(RecordingJob job, bool anew, IProgress<double> progress, CancellationToken cancellationToken);

    /// <summary>Whether the folder of a recording, with at least its journal, is on this recorder's disk.</summary>
    bool Holds(string recordingId);

    /// <summary>Folder in which a recording's artifacts lie; it need not exist.</summary>
    string FolderOf(string recordingId);
}
