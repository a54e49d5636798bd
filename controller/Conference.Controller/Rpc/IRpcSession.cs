namespace Conference.Controller.Rpc;

/// <summary>What an endpoint keeps per connection.</summary>
internal interface IRpcSession : IAsyncDisposable
{
    bool IsAuthenticated { get; }

    /// <summary>Called once the answer to <c>authenticate</c> is on its way, so that no notification overtakes it.</summary>
    void Start();
}
