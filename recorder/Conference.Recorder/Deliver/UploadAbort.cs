using Amazon.S3.Model;
using Microsoft.Extensions.Logging;

namespace Conference.Recorder.Deliver;

/// <summary>Tells a storage to drop an upload that nobody will go on with.</summary>
internal static partial class UploadAbort
{
    /// <summary>Never fails: what it cannot drop stays, and costs, until a lifecycle rule of the bucket removes it.</summary>
    public static async Task RunAsync(S3Target target, Retrier retrier, ObjectRecord entry, ILogger logger, CancellationToken cancellationToken)
    {
        var request = new AbortMultipartUploadRequest { BucketName = entry.Bucket, Key = entry.Key, UploadId = entry.UploadId };
        try
        {
            await retrier.RunAsync(
                target, $"aborting the upload of {entry.Key}", attempt => target.Client.AbortMultipartUploadAsync(request, attempt.Token), cancellationToken);
        }
        catch (StorageFaultException fault) when (fault.Kind is FaultKind.UploadForgotten or FaultKind.NotFound)
        {
            // It is gone already.
        }
        catch (StorageFaultException fault)
        {
            NotAborted(logger, fault.Message);
        }
    }

    [LoggerMessage(4106, LogLevel.Warning, "{Message} Its parts stay until a lifecycle rule of the bucket removes them")]
    private static partial void NotAborted(ILogger logger, string message);
}
