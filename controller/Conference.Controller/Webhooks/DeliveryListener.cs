using Conference.Controller.Storage;

namespace Conference.Controller.Webhooks;

/// <summary>Wakes the dispatcher when PostgreSQL tells that a delivery was added.</summary>
internal sealed partial class DeliveryListener(
    Database database, WakeSignal wake, TimeProvider clock, ILogger<DeliveryListener> logger)
    : NotificationListener("webhook_delivery", database, clock)
{
    protected override void OnNotified(string payload) => wake.Set();

    protected override void OnStopped(Exception exception) => ListeningStopped(exception);

    [LoggerMessage(2202, LogLevel.Debug, "No hints of new deliveries until the database answers")]
    private partial void ListeningStopped(Exception exception);
}
