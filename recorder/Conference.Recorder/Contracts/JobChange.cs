namespace Conference.Recorder.Contracts;

/// <summary>How far a recording of this process is.</summary>
public sealed record JobChange(RecordingJob Job, JobReport Report);
