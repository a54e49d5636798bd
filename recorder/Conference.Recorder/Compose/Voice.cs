using Conference.Recorder.Timelines;

namespace Conference.Recorder.Compose;

/// <summary>A file that is heard in a stretch.</summary>
internal sealed record Voice(string File, ClockMap Clock, Excerpt Excerpt);
