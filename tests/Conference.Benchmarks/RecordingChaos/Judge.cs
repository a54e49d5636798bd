using Conference.Client;

namespace Conference.Benchmarks.RecordingChaos;

/// <summary>Waits for each recording's end, fetches its film from S3 and looks at what is in it.</summary>
internal sealed class Judge(ConferenceClient client, DateTimeOffset epoch, IReadOnlyList<InjectedFault> faults, string folder)
{
    private const int Retries = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    public async Task<Verdict> JudgeAsync(AttemptedRecording attempt, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var recording = await client.Recordings.FollowAsync(attempt.Id, patience.Token).LastAsync(patience.Token);
            var (retries, reason) = (0, "");
            for (; recording.State == Client.RecordingState.Failed && retries < Retries; retries++)
            {
                reason = $"{recording.FailedState} {recording.ErrorCode}: {recording.Error}";
                await client.Recordings.RetryAsync(attempt.Id, cancellationToken: patience.Token);
                recording = await client.Recordings.FollowAsync(attempt.Id, patience.Token).LastAsync(patience.Token);
            }

            if (recording.State != Client.RecordingState.Completed)
                return Lost(attempt, $"{recording.State} after {retries} retries: {recording.ErrorCode} {recording.Error}");
            return await WatchAsync(attempt, recording, retries == 0 ? Outcome.Completed : Outcome.Retried, reason, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var recording = await client.Recordings.GetAsync(attempt.Id, cancellationToken);
            return Lost(attempt, $"still {recording.State} {Patience.TotalMinutes} minutes later (attempts {recording.Attempts}, waits for {recording.WaitsFor ?? "nobody"})");
        }
        catch (Exception exception) when (exception is ConferenceException or HttpRequestException or InvalidOperationException)
        {
            return Lost(attempt, exception.Message);
        }
    }

    private async Task<Verdict> WatchAsync(AttemptedRecording attempt, Client.Recording recording, Outcome outcome, string reason, CancellationToken cancellationToken)
    {
        if (recording.Artifacts.FirstOrDefault(artifact => artifact.Kind == ArtifactKind.Composite) is not { } composite)
            return Lost(attempt, "it is completed and has no film");
        if (composite.Storage is null)
            return Lost(attempt, "its film was not uploaded");
        if (recording.StartedAt is not { } started)
            return Lost(attempt, "it is completed and was never started");
        var file = Path.Combine(folder, attempt.Id + ".mp4");
        await client.Recordings.DownloadAsync(attempt.Id, file, cancellationToken: cancellationToken);
        try
        {
            var cuts = CaptureCut.Of(attempt, recording.Recorder, started, faults);
            var content = new Content(await SeenFilm.WatchAsync(file, cancellationToken), epoch, started, attempt.StopAskedAt, cuts);
            var verdict = new Verdict(attempt, outcome, reason, content.Cuts());
            return content.Missing() is { } missing
                ? verdict with { Outcome = Outcome.Lost, Why = $"{missing}, {recording.Recorder}, from {started:HH:mm:ss.f}: {Tell(cuts, started)}" }
                : verdict;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Tell(IEnumerable<CaptureCut> cuts, DateTimeOffset started) =>
        string.Join(", ", cuts.Select(cut => $"{cut.Kind} at {(cut.From - started).TotalSeconds:F1} s, back at {(cut.Back - started)?.TotalSeconds:F1} s"));

    private static Verdict Lost(AttemptedRecording attempt, string why) => new(attempt, Outcome.Lost, why, []);
}
