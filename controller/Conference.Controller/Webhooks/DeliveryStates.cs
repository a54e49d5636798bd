namespace Conference.Controller.Webhooks;

/// <summary>The words for states, on the wire and in the database.</summary>
internal static class DeliveryStates
{
    private static readonly Dictionary<string, DeliveryState> States = new()
    {
        ["pending"] = DeliveryState.Pending,
        ["delivered"] = DeliveryState.Delivered,
        ["failed"] = DeliveryState.Failed,
    };

    private static readonly Dictionary<DeliveryState, string> Words = States.ToDictionary(pair => pair.Value, pair => pair.Key);

    public static string Word(this DeliveryState state) => Words[state];

    public static DeliveryState? Find(string word) => States.TryGetValue(word, out var state) ? state : null;
}
