using Conference.Client;

namespace Conference.Benchmarks.RecordingChaos;

/// <summary>Waits for each recording's end, fetches its film from S3 and looks at what is in it.</summary>
internal sealed class Judge(ConferenceClient client, IReadOnlyList<InjectedFault> faults, string folder)
{
    private const int Retries = 3;

    // Until a track is tapped, its first key frame has come and the layout has settled; FFmpeg gives one each second.
    private static readonly TimeSpan Beginning = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan End = TimeSpan.FromSeconds(1.5);

    // What may be missing before a kill.
    private static readonly TimeSpan Lag = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    public async Task<(Outcome Outcome, string Why)> JudgeAsync(AttemptedRecording attempt, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var recording = await client.Recordings.FollowAsync(attempt.Id, patience.Token).LastAsync(patience.Token);
            var retries = 0;
            for (; recording.State == Client.RecordingState.Failed && retries < Retries; retries++)
            {
                await client.Recordings.RetryAsync(attempt.Id, cancellationToken: patience.Token);
                recording = await client.Recordings.FollowAsync(attempt.Id, patience.Token).LastAsync(patience.Token);
            }

            if (recording.State != Client.RecordingState.Completed)
                return (Outcome.Lost, $"{recording.State} after {retries} retries: {recording.ErrorCode} {recording.Error}");
            var missing = await MissingAsync(attempt, recording, patience.Token);
            return missing is null ? (retries == 0 ? Outcome.Completed : Outcome.Retried, "") : (Outcome.Lost, missing);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var recording = await client.Recordings.GetAsync(attempt.Id, cancellationToken);
            return (Outcome.Lost, $"still {recording.State} {Patience.TotalMinutes} minutes later (attempts {recording.Attempts}, waits for {recording.WaitsFor ?? "nobody"})");
        }
        catch (Exception exception) when (exception is ConferenceException or HttpRequestException or InvalidOperationException)
        {
            return (Outcome.Lost, exception.Message);
        }
    }

    private async Task<string?> MissingAsync(AttemptedRecording attempt, Client.Recording recording, CancellationToken cancellationToken)
    {
        if (recording.Artifacts.FirstOrDefault(artifact => artifact.Kind == ArtifactKind.Composite) is not { } composite)
            return "it is completed and has no film";
        if (composite.Storage is null)
            return "its film was not uploaded";
        var file = Path.Combine(folder, attempt.Id + ".mp4");
        await client.Recordings.DownloadAsync(attempt.Id, file, cancellationToken: cancellationToken);
        try
        {
            return Compare(attempt, recording, await SeenFilm.WatchAsync(file, cancellationToken));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private string? Compare(AttemptedRecording attempt, Client.Recording recording, SeenFilm film)
    {
        if (recording.StartedAt is not { } started)
            return "it is completed and was never started";
        var stopped = recording.StoppedAt ?? attempt.StoppedAt;
        var seen = film.Steps.Where(step => step >= 0).ToHashSet();
        var missing = new List<int>();
        for (var at = started + Beginning; at < stopped - End; at += TimeSpan.FromSeconds(CountingFilm.Step))
        {
            var step = (int)((at - attempt.Meeting.Epoch).TotalSeconds / CountingFilm.Step);

            // The projector's FFmpeg needs up to a second to begin: what is on show is that much behind.
            if (MustBeThere(started, at) && !Enumerable.Range(step - 3, 4).Any(seen.Contains))
                missing.Add(step);
        }

        if (missing.Count == 0)
            return null;
        var hit = string.Join(", ", faults.Where(fault => fault.To > started && fault.From < stopped).Select(fault => $"{fault.Kind} at {(fault.From - started).TotalSeconds:F1} s"));
        return $"of {(stopped - started).TotalSeconds:F1} s, {missing.Count * CountingFilm.Step:F1} s are missing, the first "
            + $"{missing[0] * CountingFilm.Step - (started - attempt.Meeting.Epoch).TotalSeconds:F1} s after its start (film of {film.Seconds:F1} s; {hit})";
    }

    // From the first fault on that keeps media from being captured, nobody can say what came through.
    private bool MustBeThere(DateTimeOffset started, DateTimeOffset at) =>
        !faults.Any(fault => fault.CutsCapture && fault.To > started - Beginning && fault.From - Lag <= at);
}
