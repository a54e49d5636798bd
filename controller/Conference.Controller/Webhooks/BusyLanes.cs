namespace Conference.Controller.Webhooks;

/// <summary>
/// The lanes that this process works on, and the room for more. Receivers that fail have a quarter of the room and one lane each, so that
/// however many of them are dead, and however long each attempt takes to time out, the others keep theirs.
/// </summary>
internal sealed class BusyLanes(WebhookOptions options)
{
    private const int FailingShare = 4;

    private readonly Lock _gate = new(); // lanes end on any thread
    private readonly Dictionary<string, int> _ofWebhook = [];
    private int _failing;
    private int _sound;

    public int Room(bool failing)
    {
        lock (_gate)
            return failing ? Math.Max(1, options.Lanes / FailingShare) - _failing : options.Lanes - _sound;
    }

    public int PerWebhook(bool failing) => failing ? 1 : options.LanesPerWebhook;

    public IReadOnlyDictionary<string, int> ByWebhook()
    {
        lock (_gate)
            return new Dictionary<string, int>(_ofWebhook);
    }

    public void Begin(Lane lane) => Count(lane, 1);

    public void End(Lane lane) => Count(lane, -1);

    private void Count(Lane lane, int change)
    {
        lock (_gate)
        {
            var count = _ofWebhook.GetValueOrDefault(lane.WebhookId) + change;
            if (count == 0)
                _ofWebhook.Remove(lane.WebhookId);
            else
                _ofWebhook[lane.WebhookId] = count;
            if (lane.Failing)
                _failing += change;
            else
                _sound += change;
        }
    }
}
