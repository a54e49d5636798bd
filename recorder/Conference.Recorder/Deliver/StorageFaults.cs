using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Amazon.Runtime;

namespace Conference.Recorder.Deliver;

/// <summary>Tells what the SDK's exceptions mean: whose fault it is, and what to do.</summary>
internal static class StorageFaults
{
    private const HttpStatusCode NoAnswer = default;

    /// <summary>The fault that an exception tells of; null when it is none of a storage.</summary>
    public static FaultKind? Classify(Exception exception) => exception switch
    {
        _ when LocalCause(exception) is not null => null,
        AmazonServiceException { ErrorCode: "NoSuchUpload" } => FaultKind.UploadForgotten,
        AmazonServiceException { ErrorCode: "BadDigest" or "XAmzContentSHA256Mismatch" or "InvalidDigest" } => FaultKind.Corrupt,
        AmazonServiceException
        {
            ErrorCode: "SlowDown" or "RequestTimeout" or "IncompleteBody" or "InternalError" or "OperationAborted" or "ServiceUnavailable"
        } => FaultKind.Unreachable,
        AmazonServiceException { ErrorCode: "NoSuchBucket" } => FaultKind.Refused,
        AmazonServiceException { StatusCode: HttpStatusCode.NotFound } => FaultKind.NotFound,
        AmazonServiceException { StatusCode: NoAnswer or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests } => FaultKind.Unreachable,
        AmazonServiceException { StatusCode: HttpStatusCode.NotImplemented } => FaultKind.Refused,
        AmazonServiceException service => service.StatusCode >= HttpStatusCode.InternalServerError ? FaultKind.Unreachable : FaultKind.Refused,
        AmazonClientException => FaultKind.Refused, // no credentials, no region: no request was sent
        HttpRequestException or IOException or SocketException or TimeoutException or OperationCanceledException => FaultKind.Unreachable,
        _ => null,
    };

    /// <summary>A failure of this host's own files, which HttpClient wraps when it happens in a request's body.</summary>
    public static LocalFileException? LocalCause(Exception? exception)
    {
        while (exception is not null and not LocalFileException)
            exception = exception.InnerException;
        return exception as LocalFileException;
    }

    /// <summary>What happened, in the storage's own words where it has some.</summary>
    public static string Reason(Exception exception) => exception switch
    {
        AmazonServiceException { ErrorCode: { Length: > 0 } code } service => $"{code} ({(int)service.StatusCode}): {service.Message.TrimEnd('.')}",
        AmazonServiceException service => $"HTTP {(int)service.StatusCode}: {service.Message.TrimEnd('.')}",
        OperationCanceledException => "no progress within Recorder:Storage:StallTimeout",
        _ => Innermost(exception).Message.TrimEnd('.'),
    };

    /// <summary>What an operator can do.</summary>
    public static string WayOut(Exception exception, string section) => exception switch
    {
        AmazonServiceException { ErrorCode: "NoSuchBucket" } => $"Create the bucket, or correct {section}:Bucket.",
        AmazonServiceException { ErrorCode: "SignatureDoesNotMatch" } =>
            $"Correct {section}:AccessKey and SecretKey; an unusual endpoint may want another {section}:Region.",
        AmazonServiceException { ErrorCode: "InvalidAccessKeyId" or "InvalidToken" or "ExpiredToken" } => $"Correct {section}:AccessKey and SecretKey.",
        AmazonServiceException { ErrorCode: "AuthorizationHeaderMalformed" or "PermanentRedirect" or "IllegalLocationConstraintException" } =>
            $"The bucket is in another region: correct {section}:Region.",
        AmazonServiceException { ErrorCode: "RequestTimeTooSkewed" } => "The clock of this host is wrong.",
        AmazonServiceException { StatusCode: HttpStatusCode.Forbidden } =>
            $"The credentials of {section} need s3:PutObject, GetObject, DeleteObject, ListBucket, AbortMultipartUpload and ListMultipartUploadParts on this bucket.",
        AmazonServiceException { StatusCode: HttpStatusCode.MovedPermanently } => $"The bucket is in another region: correct {section}:Region.",
        AmazonServiceException { StatusCode: HttpStatusCode.NotFound } => $"Check {section}:Bucket.",
        AmazonServiceException { StatusCode: HttpStatusCode.NotImplemented or HttpStatusCode.BadRequest } =>
            $"The endpoint does not take this: see {section}:Checksums, ServerSideEncryption and StorageClass.",
        AmazonServiceException { StatusCode: >= HttpStatusCode.InternalServerError } => "The storage has a problem of its own.",
        AmazonClientException => $"Set {section}:AccessKey and SecretKey, a Profile, or credentials in the environment.",
        _ when Innermost(exception) is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } =>
            $"Its host name is not known: check {section}:ServiceUrl and this host's DNS.",
        _ when Innermost(exception) is AuthenticationException => $"TLS failed: check {section}:ServiceUrl and its certificate.",
        _ => $"Check that {section}:ServiceUrl can be reached from this host.",
    };

    private static Exception Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception;
}
