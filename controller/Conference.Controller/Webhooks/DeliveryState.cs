namespace Conference.Controller.Webhooks;

internal enum DeliveryState
{
    /// <summary>To be delivered: waits for its turn or for the next attempt.</summary>
    Pending,
    Delivered,

    /// <summary>Given up; it can be sent again by hand.</summary>
    Failed,
}
