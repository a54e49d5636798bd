using System.Net;

namespace Conference.Client.Http;

/// <summary>A caller's stream as a body. It stays the caller's: <see cref="StreamContent"/> would close it after the first attempt.</summary>
internal sealed class LentStreamContent(Stream stream) : HttpContent
{
    private readonly long? _length = stream.CanSeek ? stream.Length - stream.Position : null;

    protected override Task SerializeToStreamAsync(Stream target, TransportContext? context) => stream.CopyToAsync(target);

    protected override Task SerializeToStreamAsync(Stream target, TransportContext? context, CancellationToken cancellationToken) =>
        stream.CopyToAsync(target, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = _length ?? 0;
        return _length is not null;
    }
}
