using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Channels;

namespace Conference.Controller.Rpc;

/// <summary>
/// One WebSocket that carries JSON-RPC: whole text messages in, an ordered queue out. Whoever wants it closed says so once with
/// <see cref="Close"/>; what was queued before still goes out.
/// </summary>
internal sealed class RpcSocket(WebSocket socket) : IDisposable
{
    public const int MaximumMessageBytes = 64 * 1024;

    // A peer that lets this many messages pile up does not read any more; it gets TooSlow and comes back to a fresh state.
    private const int MaximumQueuedMessages = 2_000;

    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    private readonly Channel<Outgoing> _outgoing =
        Channel.CreateBounded<Outgoing>(new BoundedChannelOptions(MaximumQueuedMessages) { SingleReader = true });

    // What is sent with patience takes half of the queue at most, so that there is always room for an answer.
    private readonly SemaphoreSlim _patientRoom = new(MaximumQueuedMessages / 2);

    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _closeLock = new(); // two parties may close at once; the first one's code is the one sent
    private WebSocketCloseStatus? _closeStatus;
    private string _closeReason = string.Empty;
    private bool _isAnswering;
    private (WebSocketCloseStatus Status, string Reason)? _closeAfterAnswer;

    /// <summary>Cancelled as soon as somebody asked for the socket to be closed.</summary>
    public CancellationToken Closing => _closing.Token;

    public void Notify<T>(string method, T parameters, JsonTypeInfo<T> type) => Send(RpcMessages.Notification(method, parameters, type));

    public void Send(ReadOnlyMemory<byte> message)
    {
        if (!_outgoing.Writer.TryWrite(new Outgoing(message)) && !_closing.IsCancellationRequested)
            Close(CloseCode.TooSlow, "You do not read what you are sent.");
    }

    /// <summary>Sends a message once the peer has read enough of those before it; false when the socket is closed.</summary>
    public async ValueTask<bool> SendPatientlyAsync(ReadOnlyMemory<byte> message)
    {
        try
        {
            await _patientRoom.WaitAsync(_closing.Token);
            return _outgoing.Writer.TryWrite(new Outgoing(message, IsPatient: true));
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Closes the socket, but not before the request that is being served is answered: its own effect may be what closes it.</summary>
    public void CloseAfterAnswer(WebSocketCloseStatus status, string reason)
    {
        lock (_closeLock)
        {
            if (_isAnswering)
            {
                _closeAfterAnswer ??= (status, reason);
                return;
            }
        }

        Close(status, reason);
    }

    public void BeginAnswer()
    {
        lock (_closeLock)
            _isAnswering = true;
    }

    public void EndAnswer()
    {
        lock (_closeLock)
            _isAnswering = false;
        if (_closeAfterAnswer is var (status, reason))
            Close(status, reason);
    }

    public void Close(WebSocketCloseStatus status, string reason)
    {
        lock (_closeLock)
        {
            if (_closeStatus is not null)
                return;
            _closeStatus = status;
            _closeReason = reason;
        }

        _outgoing.Writer.TryComplete();
        _closing.Cancel();
    }

    /// <summary>The next message, or null when the peer has closed or is gone.</summary>
    public async Task<JsonDocument?> ReceiveAsync(CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(MaximumMessageBytes);
        try
        {
            var length = 0;
            while (true)
            {
                var received = await socket.ReceiveAsync(buffer.AsMemory(length, MaximumMessageBytes - length), cancellationToken);
                if (received.MessageType == WebSocketMessageType.Close)
                    return null;
                if (received.MessageType == WebSocketMessageType.Binary)
                {
                    Close(CloseCode.NotOurProtocol, "Send text frames.");
                    continue;
                }

                if (_closing.IsCancellationRequested)
                {
                    length = 0; // whatever still comes before the peer's close frame is of no use
                    continue;
                }

                length += received.Count;
                if (received.EndOfMessage)
                    return JsonDocument.Parse(buffer.AsSpan(0, length).ToArray());
                if (length == MaximumMessageBytes)
                {
                    Close(CloseCode.TooLarge, "A message may have 65536 bytes at most.");
                    length = 0;
                }
            }
        }
        catch (WebSocketException)
        {
            return null; // The connection broke: for us the same as a close without a word.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Sends what is queued until the socket is closed by either side; ends with our close frame.</summary>
    public async Task PumpAsync(CancellationToken aborted)
    {
        try
        {
            await foreach (var outgoing in _outgoing.Reader.ReadAllAsync(aborted))
            {
                await socket.SendAsync(outgoing.Message, WebSocketMessageType.Text, true, aborted);
                if (outgoing.IsPatient)
                    _patientRoom.Release();
            }

            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                using var timeout = CancellationTokenSource.CreateLinkedTokenSource(aborted);
                timeout.CancelAfter(CloseTimeout);
                await socket.CloseOutputAsync(_closeStatus ?? WebSocketCloseStatus.NormalClosure, _closeReason, timeout.Token);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            Close(WebSocketCloseStatus.NormalClosure, string.Empty); // The peer is gone; the reading side must end too.
        }
    }

    public void Dispose()
    {
        _closing.Dispose();
        _patientRoom.Dispose();
        socket.Dispose();
    }

    private readonly record struct Outgoing(ReadOnlyMemory<byte> Message, bool IsPatient = false);
}
