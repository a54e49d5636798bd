using Conference.Recorder.Contracts;

namespace Conference.Controller.Recordings.Jobs;

/// <summary>What became of an order to a capture.</summary>
/// <param name="Row">The recording as it is then; null when only this process knows of it, because the database is away.</param>
/// <param name="Here">What this process knows of it then.</param>
internal sealed record RecordingOrder(RecordingRow? Row, JobReport? Here);
