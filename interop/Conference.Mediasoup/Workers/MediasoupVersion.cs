using System.Reflection;

namespace Conference.Mediasoup;

/// <summary>The version of mediasoup whose worker and schemas this library is built for; native/version.env pins it.</summary>
internal static class MediasoupVersion
{
    public static string Value { get; } = typeof(MediasoupVersion).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == nameof(MediasoupVersion))
        .Value!;
}
