using System.Net;
using Microsoft.Extensions.Logging;

namespace Conference.Client.Http;

/// <summary>Reads a file of the server's, and goes on where it was when the connection breaks.</summary>
internal sealed partial class ResumingStream(RestClient rest, string path, long position) : Stream
{
    private const int MaximumFailures = 8;

    private static readonly Backoff Delays = new(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(5));

    private long _position = position;
    private long? _end;
    private string? _version;
    private HttpResponseMessage? _response;
    private Stream? _content;
    private int _failures;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    /// <summary>How long the whole file is; known once the stream is open.</summary>
    public override long Length => _end ?? throw new NotSupportedException("The server did not say how long the file is.");

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException("The stream is read from one end to the other.");
    }

    /// <summary>Asks for the file, so that a refusal comes here and not from the first read.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        var request = new RestRequest(HttpMethod.Get, path) { RangeStart = _position > 0 ? _position : null, IfRange = _version };
        _response = await rest.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (_position > 0 && _response.StatusCode != HttpStatusCode.PartialContent)
            throw new ConferenceException($"/{path} has changed: read it from its beginning.", (int)_response.StatusCode, "file_changed", null);
        _version = _response.Headers.ETag is { IsWeak: false } tag ? tag.ToString() : null;
        _end = _response.Content.Headers.ContentRange?.Length ?? _position + _response.Content.Headers.ContentLength;
        _content = await _response.Content.ReadAsStreamAsync(cancellationToken);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            try
            {
                if (_content is null)
                    await OpenAsync(cancellationToken);
                var read = await _content!.ReadAsync(buffer, cancellationToken);
                if (read == 0 && buffer.Length > 0 && _position < _end)
                    throw new EndOfStreamException($"The connection ended at byte {_position} of {_end}.");
                _position += read;
                _failures = 0;
                return read;
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException)
            {
                Drop();
                if (++_failures > MaximumFailures)
                    throw new ServerUnavailableException($"/{path} broke off at byte {_position}. {exception.Message}", exception);
                BrokeOff(rest.Logger, exception, path, _position);
                await Task.Delay(Delays.Delay(_failures), rest.Clock, cancellationToken);
            }
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read it with ReadAsync.");

    public override void Flush()
    {
        // Nothing is written here.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("The stream is read from one end to the other.");

    public override void SetLength(long value) => throw new NotSupportedException("The stream is read only.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("The stream is read only.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Drop();
        base.Dispose(disposing);
    }

    private void Drop()
    {
        _content?.Dispose();
        _response?.Dispose();
        _content = null;
        _response = null;
    }

    [LoggerMessage(1402, LogLevel.Information, "{Path} broke off at byte {Position}; going on from there")]
    private static partial void BrokeOff(ILogger logger, Exception exception, string path, long position);
}
