using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace Conference.Recorder.Deliver;

/// <summary>
/// A range of a stored object as it is stored. A connection that breaks in the middle is opened again where it broke; an object that is
/// too short, or another one by then, is an <see cref="InvalidDataException"/>.
/// </summary>
internal sealed class ObjectStream(Retrier retrier, S3Target target, string key, long offset, long end) : ReadOnlyStream
{
    private long _position = offset;
    private GetObjectResponse? _response;
    private string? _etag;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position >= end || buffer.IsEmpty)
            return 0;
        var count = await retrier.RunAsync(target, $"reading {key}", attempt => ReadOnceAsync(buffer, attempt.Token), cancellationToken);
        _position += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _response?.Dispose();
        base.Dispose(disposing);
    }

    private async Task<int> ReadOnceAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            _response ??= await OpenAsync(cancellationToken);
            var count = await _response.ResponseStream.ReadAsync(buffer, cancellationToken);
            return count > 0 ? count : throw new EndOfStreamException("The storage ended its answer early");
        }
        catch
        {
            _response?.Dispose();
            _response = null;
            throw;
        }
    }

    private async Task<GetObjectResponse> OpenAsync(CancellationToken cancellationToken)
    {
        var request = new GetObjectRequest
        {
            BucketName = target.Bucket,
            Key = key,
            ByteRange = new ByteRange(_position, end - 1),
            EtagToMatch = _etag, // what is opened again must be the same object
        };
        try
        {
            var response = await target.Client.GetObjectAsync(request, cancellationToken);
            _etag = response.ETag;
            return response.ContentLength == end - _position ? response : throw Shorter(null);
        }
        catch (AmazonS3Exception exception) when (exception.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            throw Shorter(exception);
        }
        catch (AmazonS3Exception exception) when (exception.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            throw new InvalidDataException($"{key} was replaced while it was read.", exception);
        }
    }

    private InvalidDataException Shorter(Exception? inner) => new($"{key} is shorter than the {end} bytes that were stored.", inner);
}
