namespace Conference.Mediasoup.Tests.Surface;

internal enum NodeMemberKind
{
    Method,
    Property,
    Event,
    ObserverEvent,
    Option,
    ListenOption,
}
