namespace Conference.Recorder.Contracts;

/// <summary>The request does not fit the state of the meeting's recording.</summary>
public sealed class RecordingConflictException(string code, string message) : InvalidOperationException(message)
{
    /// <summary><c>already_recording</c> or <c>not_recording</c>.</summary>
    public string Code { get; } = code;
}
