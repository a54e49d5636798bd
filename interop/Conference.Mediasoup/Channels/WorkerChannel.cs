using Conference.Mediasoup.Channels.Notifications;
using Conference.Mediasoup.Wire;
using Microsoft.Extensions.Logging;

namespace Conference.Mediasoup.Channels;

/// <summary>The conversation with one worker: requests and responses, notifications, logs.</summary>
internal sealed partial class WorkerChannel
{
    [ThreadStatic]
    private static FlatWriter? _threadWriter;

    private readonly FrameReader _reader;
    private readonly FrameWriter _writer;
    private readonly ILogger _logger;
    private readonly WorkerLog _workerLog;
    private readonly PendingRequests _pending = new();
    private readonly TaskCompletionSource _running = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _processId;
    private volatile MediasoupException? _closedBy;

    public WorkerChannel(int processId, Stream requests, Stream messages, ILoggerFactory loggerFactory)
    {
        _processId = processId;
        _writer = new FrameWriter(requests);
        _reader = new FrameReader(messages);
        _logger = loggerFactory.CreateLogger<Worker>();
        _workerLog = new WorkerLog(processId, loggerFactory);
        Events = new EventDispatcher(_logger);
    }

    /// <summary>Delivers events to user code.</summary>
    public EventDispatcher Events { get; }

    /// <summary>The entities that notifications are for.</summary>
    public NotificationHandlers Handlers { get; } = new();

    /// <summary>How many entities are open.</summary>
    public EntityCounts Entities { get; } = new();

    /// <summary>Ends when the worker says that it is ready.</summary>
    public Task Running => _running.Task;

    public bool IsClosed => _closedBy is not null;

    public int PendingCount => _pending.Count;

    /// <summary>Sends a request and gives what the worker answers.</summary>
    /// <exception cref="MediasoupException">The worker rejected the request, died, or was closed.</exception>
    /// <exception cref="InvalidDataException">The answer is not what the schema says.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up; the worker may have done what was asked.</exception>
    public Task<TResponse> RequestAsync<TResponse>(Request<TResponse> request, CancellationToken cancellationToken) =>
        RequestAsync(request, static response => response, cancellationToken);

    /// <inheritdoc cref="RequestAsync{TResponse}"/>
    /// <param name="request">The request.</param>
    /// <param name="onAccepted">Makes the result on the reader, before the next message is read.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task<TResult> RequestAsync<TResponse, TResult>(
        Request<TResponse> request, Func<TResponse, TResult> onAccepted, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<TResult>(cancellationToken);
        var pending = new PendingRequest<TResponse, TResult>(request, onAccepted);
        var id = _pending.Add(pending);
        try
        {
            pending.End = Send(request, id);
        }
        catch
        {
            _pending.Take(id);
            throw;
        }

        pending.CancelWith(_pending, id, cancellationToken);
        return pending.Result;
    }

    /// <summary>
    /// Sends a request that creates something; when the caller gives up or the answer cannot be read, what may have been created is
    /// closed again.
    /// </summary>
    /// <param name="request">Creates it.</param>
    /// <param name="onAccepted">Makes the caller's handle, on the reader.</param>
    /// <param name="closeRequest">Closes it; the worker reads requests in order, so it may be sent right away.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<TEntity> CreateAsync<TResponse, TEntity>(
        Request<TResponse> request, Func<TResponse, TEntity> onAccepted, Request closeRequest, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await RequestAsync(request, onAccepted, cancellationToken);
        }
        catch (Exception exception) when (exception is OperationCanceledException or InvalidDataException)
        {
            Post(closeRequest);
            throw;
        }
    }

    /// <summary>The same for an entity that the worker tells about changes.</summary>
    public async Task<TEntity> CreateAsync<TResponse, TEntity>(
        Guid id,
        Request<TResponse> request,
        Func<TResponse, TEntity> onAccepted,
        Request closeRequest,
        CancellationToken cancellationToken)
        where TEntity : MediasoupEntity, INotificationHandler
    {
        Handlers.Expect(id);
        try
        {
            return await CreateAsync(request, Publish, closeRequest, cancellationToken);
        }
        catch
        {
            Handlers.Remove(id);
            throw;
        }

        TEntity Publish(TResponse response)
        {
            var entity = onAccepted(response);
            this.Publish(id, entity);
            // Its parent may have been closed meanwhile, and it with it.
            if (entity.IsClosed) Handlers.Remove(id);
            return entity;
        }
    }

    /// <summary>Sends a request whose answer nobody waits for; on a closed channel nothing happens.</summary>
    public void Post(Request request) => Send(request, _pending.NextId());

    /// <summary>Tells the worker something that it doesn't answer; on a closed channel nothing happens.</summary>
    /// <exception cref="ArgumentException">It is above the limit of a frame.</exception>
    public void Notify<TNotification>(TNotification notification) where TNotification : INotification, allows ref struct
    {
        var writer = TakeWriter();
        var body = notification.WriteBody(writer);
        var written = Fbs.Notification.Notification.Create(
            writer, handlerId: writer.String(notification.HandlerId), @event: notification.Event, body: body);
        writer.Finish(Fbs.Message.Message.Create(writer, data: written));
        _writer.Write(writer.WrittenFrame.Span);
    }

    /// <summary>Asks the worker to end, and hangs up.</summary>
    public void SayGoodbye()
    {
        Notify(new CloseWorkerNotification());
        _writer.Complete();
    }

    /// <summary>Fails all who wait and all who come later; only the first call counts.</summary>
    public void Close(MediasoupException exception)
    {
        _closedBy ??= exception;
        _pending.Close(exception);
        _writer.Complete();
    }

    /// <exception cref="MediasoupException">The channel is closed; what closed it is thrown.</exception>
    public void ThrowIfClosed()
    {
        if (_closedBy is { } exception) throw exception;
    }

    private static FlatWriter TakeWriter()
    {
        var writer = _threadWriter ??= new FlatWriter();
        writer.Reset();
        return writer;
    }

    private long Send(Request request, uint id)
    {
        var writer = TakeWriter();
        var body = request.WriteBody(writer);
        var written = Fbs.Request.Request.Create(
            writer, id: id, method: request.Method, handlerId: writer.String(request.HandlerId), body: body);
        writer.Finish(Fbs.Message.Message.Create(writer, data: written));
        return _writer.Write(writer.WrittenFrame.Span);
    }
}
