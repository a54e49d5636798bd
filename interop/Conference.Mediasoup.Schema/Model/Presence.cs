namespace Conference.Mediasoup.Schema.Model;

internal enum Presence
{
    /// <summary>Anything but a scalar, marked required.</summary>
    Required,

    /// <summary>Anything but a scalar without that mark, or a scalar with <c>= null</c>.</summary>
    Optional,

    /// <summary>A scalar whose default the schema spells out.</summary>
    Defaulted,

    /// <summary>A scalar whose default is the zero that nobody wrote down.</summary>
    Plain,
}
