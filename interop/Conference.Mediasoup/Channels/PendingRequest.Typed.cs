namespace Conference.Mediasoup.Channels;

/// <inheritdoc />
/// <param name="request">The request.</param>
/// <param name="onAccepted">
/// Makes the caller's result on the reader, before the next message is read: what it changes is seen in the worker's order.
/// </param>
internal sealed class PendingRequest<TResponse, TResult>(Request<TResponse> request, Func<TResponse, TResult> onAccepted) : PendingRequest
{
    private readonly TaskCompletionSource<TResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _startedAt = RequestDuration.Start();
    private CancellationTokenRegistration _registration;

    public Task<TResult> Result => _result.Task;

    /// <summary>Takes the request out of the table when the caller cancels; whoever takes it out decides how it ends.</summary>
    public void CancelWith(PendingRequests table, uint id, CancellationToken cancellationToken)
    {
        if (!cancellationToken.CanBeCanceled) return;
        _registration = cancellationToken.UnsafeRegister(
            (_, token) =>
            {
                if (table.Take(id) is not null) _result.TrySetCanceled(token);
            },
            null);

        // The response may have come before the registration was stored.
        if (_result.Task.IsCompleted) _registration.Unregister();
    }

    public override void Accept(Fbs.Response.Response response)
    {
        RequestDuration.Stop(_startedAt, request.Method);
        try
        {
            _result.TrySetResult(onAccepted(request.Read(response)));
        }
        catch (Exception exception)
        {
            // A response that cannot be read is the affair of its caller; the messages behind it are intact.
            _result.TrySetException(
                exception as InvalidDataException
                ?? new InvalidDataException($"The worker's answer to {request.Method} cannot be read: {exception.Message}", exception));
        }

        _registration.Unregister();
    }

    public override void Reject(string error, string reason)
    {
        RequestDuration.Stop(_startedAt, request.Method, error);
        Fail(new RequestRejectedException(request.Method.ToString(), error, reason));
    }

    public override void Fail(Exception exception)
    {
        _result.TrySetException(exception);
        _registration.Unregister();
    }
}
