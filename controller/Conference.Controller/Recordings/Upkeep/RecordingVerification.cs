using System.Security.Cryptography;
using Conference.Controller.Recordings.Api;
using Conference.Controller.Recordings.Files;
using Conference.Controller.Recordings.Jobs;
using Conference.Controller.Storage;
using Conference.Recorder.Contracts;

namespace Conference.Controller.Recordings.Upkeep;

/// <summary>Compares a recording's files with what they were when they were made: size, and where asked for, content.</summary>
internal sealed class RecordingVerification(Database database, RecordingFiles files, IRecordingStorage storage, IRecordingWorker worker, TimeProvider clock)
{
    public async Task<VerifyResponse> VerifyAsync(RecordingRow recording, bool content, CancellationToken cancellationToken)
    {
        var checks = new List<ArtifactCheck>();
        foreach (var artifact in recording.Artifacts)
        {
            var problem = await ProblemAsync(recording, artifact, content, cancellationToken);
            checks.Add(new ArtifactCheck(artifact.Path, artifact.Target, problem is null, problem));
            if (problem is null)
            {
                await database.ExecuteAsync(
                    "UPDATE recording_artifact SET verified_at = now() WHERE recording_id = @Id AND path = @Path",
                    new { recording.Id, artifact.Path },
                    cancellationToken);
            }
        }

        return new VerifyResponse(recording.Id, checks.TrueForAll(check => check.Ok), clock.GetUtcNow(), checks);
    }

    private async Task<string?> ProblemAsync(RecordingRow recording, ArtifactRow artifact, bool content, CancellationToken cancellationToken)
    {
        if (artifact.Stored is { } stored)
        {
            try
            {
                return await storage.VerifyAsync(stored, content, cancellationToken);
            }
            catch (RecordingFailedException exception)
            {
                return $"{exception.Code}: {exception.Message}";
            }
        }

        if (recording.StorageId != worker.StorageId)
            return $"It lies on the disk of recorder {recording.RecorderName ?? recording.StorageId}, which is not this one.";
        if (files.LocalPath(recording, artifact) is not { } path)
            return "The file is gone.";
        var size = new FileInfo(path).Length;
        if (size != artifact.SizeBytes)
            return $"It has {size} bytes instead of {artifact.SizeBytes}.";
        return content && artifact.Sha256 is { Length: > 0 } expected && await HashAsync(path, cancellationToken) is var actual && actual != expected
            ? $"Its SHA-256 is {actual} instead of {expected}."
            : null;
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }
}
