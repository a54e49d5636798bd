using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Logging;

namespace Conference.Recorder.Deliver;

/// <summary>Writes the rule that moves recordings to colder storage, beside what other rules the bucket has.</summary>
internal static partial class BucketLifecycle
{
    private const string RuleId = "conference-recordings";
    private const int DaysOfUnfinishedUploads = 7;

    /// <summary>Never fails: a storage without lifecycle rules keeps recordings where they are, and that is logged.</summary>
    public static async Task ApplyAsync(S3Target target, string prefix, ILogger logger, CancellationToken cancellationToken)
    {
        try
        {
            var rules = await ReadAsync(target, cancellationToken);
            rules.RemoveAll(rule => rule.Id == RuleId);
            rules.Add(Rule(target.Options, prefix));
            var request = new PutLifecycleConfigurationRequest { BucketName = target.Bucket, Configuration = new() { Rules = rules } };
            await target.Client.PutLifecycleConfigurationAsync(request, cancellationToken);
            Written(logger, target.Name, target.Options.TransitionStorageClass, target.Options.TransitionAfterDays);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && StorageFaults.Classify(exception) is not null)
        {
            Refused(logger, target.Name, target.Options.Endpoint, target.Bucket, StorageFaults.Reason(exception));
        }
    }

    private static async Task<List<LifecycleRule>> ReadAsync(S3Target target, CancellationToken cancellationToken)
    {
        try
        {
            var found = await target.Client.GetLifecycleConfigurationAsync(
                new GetLifecycleConfigurationRequest { BucketName = target.Bucket }, cancellationToken);
            return found.Configuration?.Rules ?? [];
        }
        catch (AmazonS3Exception exception) when (exception.StatusCode == HttpStatusCode.NotFound && exception.ErrorCode != "NoSuchBucket")
        {
            return []; // the bucket has no rules yet
        }
    }

    private static LifecycleRule Rule(StorageTargetOptions options, string prefix) => new()
    {
        Id = RuleId,
        Status = LifecycleRuleStatus.Enabled,
        Filter = new LifecycleFilter { Prefix = prefix },
        Transitions = [new LifecycleTransition { Days = options.TransitionAfterDays, StorageClass = new S3StorageClass(options.TransitionStorageClass) }],
        AbortIncompleteMultipartUpload = new LifecycleRuleAbortIncompleteMultipartUpload { DaysAfterInitiation = DaysOfUnfinishedUploads },
    };

    [LoggerMessage(4112, LogLevel.Information, "Storage {Target}: recordings move to {StorageClass} after {Days} days")]
    private static partial void Written(ILogger logger, string target, string storageClass, int days);

    [LoggerMessage(
        4113, LogLevel.Warning,
        "Storage {Target} ({Endpoint}, bucket {Bucket}) took no lifecycle rule ({Reason}): recordings stay in the class that they are written in. "
        + "Set the rule at the storage itself, and TransitionAfterDays=0 here")]
    private static partial void Refused(ILogger logger, string target, string endpoint, string bucket, string reason);
}
