namespace Conference.Recorder.Contracts;

/// <summary>How a capture ended.</summary>
/// <param name="Reason">For people and the manifest, for example <c>StopRequested</c>, <c>MeetingEnded</c> or <c>StorageFailed</c>.</param>
/// <param name="Final">False when the process only shuts down and the capture is to be gone on with.</param>
/// <param name="Duration">Length of what was captured, without pauses.</param>
public sealed record CaptureEnd(string Reason, bool Final, TimeSpan Duration);
