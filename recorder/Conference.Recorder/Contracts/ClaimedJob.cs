namespace Conference.Recorder.Contracts;

/// <summary>A recording that a recorder has taken to work on.</summary>
/// <param name="State">How far it was; the work goes on there.</param>
/// <param name="Anew">Whether everything is to be composed again from the tracks.</param>
/// <param name="MayGoOn">Whether its capture was cut off so lately that it goes on if the meeting still runs.</param>
/// <param name="PausedFor">Length of the pauses that were over then.</param>
/// <param name="Attempts">Which try at this state it is, from 1 on.</param>
/// <param name="Artifacts">What has been composed, once that is done.</param>
/// <param name="Stored">Where a storage has artifacts of it.</param>
public sealed record ClaimedJob(
    RecordingJob Job, JobLease Lease, RecordingState State, DesiredCapture Desired, bool Anew, bool MayGoOn, TimeSpan PausedFor, int Attempts,
    IReadOnlyList<RecordingArtifact> Artifacts, IReadOnlyList<StoredObject> Stored);
