using System.Net.WebSockets;

namespace Conference.Recorder.Remote;

internal sealed partial class RemoteMeetingFeed
{
    private static readonly TimeSpan ReceiptInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstRetryDelay = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LastRetryDelay = TimeSpan.FromSeconds(2);

    private async Task FollowAsync(FeedConnection connection)
    {
        try
        {
            while (true)
            {
                await using (connection)
                await using (_closing.Token.UnsafeRegister(state => ((FeedConnection)state!).Abort(), connection))
                    await Task.WhenAll(ReadAsync(connection), TellReceivedAsync(connection));
                if (_closing.IsCancellationRequested || await connection.Completion == FeedProtocol.Gone)
                    break;
                LogBroken(_job.Id, _node.Authority);
                connection = await ReconnectAsync();
            }

            _events.Writer.TryComplete();
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            _events.Writer.TryComplete();
        }
        catch (FeedRefusedException refused) when (refused.Code is "meeting_not_found" or "meeting_ended")
        {
            _events.Writer.TryComplete(); // over while nobody could tell us
        }
        catch (Exception exception)
        {
            LogGivenUp(exception, _job.Id, _node.Authority, _options.Patience.TotalSeconds);
            _events.Writer.TryComplete(exception);
        }
        finally
        {
            // Whoever still waits for a connection will not get one.
            lock (_lock)
            {
                _isOver = true;
                _present.TrySetException(new WebSocketException("The feed is over."));
                _ = _present.Task.Exception; // nobody may be waiting
            }
        }
    }

    private async Task ReadAsync(FeedConnection connection)
    {
        await foreach (var notice in connection.Events.ReadAllAsync())
        {
            _people.Pass(notice.Event);
            Interlocked.Exchange(ref _received, notice.Sequence);
        }
    }

    // Until the connection ends: what we have, the other side need not keep.
    private async Task TellReceivedAsync(FeedConnection connection)
    {
        for (var told = 0L; !connection.Completion.IsCompleted;)
        {
            await Task.WhenAny(connection.Completion, Task.Delay(ReceiptInterval, _time, CancellationToken.None));
            var received = Interlocked.Read(ref _received);
            if (received == told || connection.Completion.IsCompleted)
                continue;
            try
            {
                await connection.CallAsync(
                    FeedProtocol.Received, new FeedReceipt(received), FeedJson.Default.FeedReceipt, FeedJson.Default.FeedNothing, _closing.Token);
                told = received;
            }
            catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
            {
                return; // broken, or it does not answer: a new connection goes on
            }
        }
    }

    private void Begin(FeedConnection connection, FeedOpened answer)
    {
        if (_session is not null)
            LogBack(_job.Id, _node.Authority, answer.Resumed);
        if (!answer.Resumed)
        {
            if (_session is not null)
                _people.BeginAnew(answer.Present, _time.GetUtcNow());
            _session = answer.Session;
            Interlocked.Exchange(ref _received, 0);
        }

        lock (_lock)
        {
            _current = connection;
            _present.TrySetResult(connection);
        }
    }

    private async Task<FeedConnection> ReconnectAsync()
    {
        _ = Present(); // from now on one waits for the next
        var begun = _time.GetTimestamp();
        for (var delay = FirstRetryDelay; ; delay = delay * 2 < LastRetryDelay ? delay * 2 : LastRetryDelay)
        {
            try
            {
                return await ConnectAsync(_closing.Token);
            }
            catch (Exception exception) when (IsPassing(exception) && _time.GetElapsedTime(begun) < _options.Patience)
            {
                await Task.Delay(delay, _time, _closing.Token);
            }
        }
    }

    // A process that starts anew is not ready for a while, and says so in several ways.
    private bool IsPassing(Exception exception) => !_closing.IsCancellationRequested && exception switch
    {
        WebSocketException or TimeoutException or OperationCanceledException => true,
        FeedRefusedException refused => refused.Code is not ("meeting_not_found" or "meeting_ended"),
        _ => false,
    };

    private async Task<FeedConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(ConnectTimeout);
        var connection = await FeedConnection.OpenAsync(_node, timeout.Token);
        try
        {
            var nonce = await connection.Nonce.WaitAsync(timeout.Token);
            var token = new FeedToken(_job.MeetingId, _job.Id, nonce, (_time.GetUtcNow() + FeedToken.Lifetime).ToUnixTimeSeconds());
            var request = new FeedRequest(token.Sign([.. _options.Key]), _options.TapIp, _session, Interlocked.Read(ref _received));
            var answer = await connection.CallAsync(
                FeedProtocol.Authenticate, request, FeedJson.Default.FeedRequest, FeedJson.Default.FeedOpened, timeout.Token);
            Begin(connection, answer);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
