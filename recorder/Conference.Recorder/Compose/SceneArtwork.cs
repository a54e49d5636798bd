using Conference.Recorder.Layouts;

namespace Conference.Recorder.Compose;

/// <summary>Draws all of a scene that is no video: a picture below the videos, and pictures above them, each for as long as it holds.</summary>
internal sealed class SceneArtwork(FfmpegRuns runs, Lettering lettering)
{
    private const string NobodyHere = "No one is here";

    /// <summary>The picture below the videos.</summary>
    public static string BackdropFile(string name) => name + "-backdrop.png";

    /// <summary>The pictures above the videos, one after the other.</summary>
    public static string MarksFile(string name) => name + "-marks.png";

    /// <returns>The frame of the scene from which on each of the pictures above holds; the first is 0.</returns>
    public async Task<IReadOnlyList<int>> DrawAsync(string name, Scene scene, CancellationToken cancellationToken)
    {
        var artist = new TileArtist(scene.Format, lettering);
        var nobodySize = scene.Format.Scaled(30);
        await lettering.PrepareAsync(
            scene.Tiles.Count == 0 ? [(NobodyHere, nobodySize)] : scene.Tiles.SelectMany(artist.TextsOf), cancellationToken);

        var backdrop = new Canvas(scene.Format.Width, scene.Format.Height, Palette.Background);
        foreach (var tile in scene.Tiles.Where(tile => tile.Video is null))
            artist.DrawCard(backdrop, tile);
        if (scene.Tiles.Count == 0)
        {
            var text = lettering.Get(NobodyHere, nobodySize);
            backdrop.DrawText(text, (backdrop.Width - text.Width) / 2, (backdrop.Height - text.Height) / 2, Palette.Faint);
        }

        await SaveAsync(BackdropFile(name), [backdrop], cancellationToken);
        var states = MarkState.Of(scene);
        await SaveAsync(MarksFile(name), states.Select(state => Draw(scene, artist, state)), cancellationToken);
        return [.. states.Select(state => state.Frame)];
    }

    private static Canvas Draw(Scene scene, TileArtist artist, MarkState state)
    {
        var canvas = new Canvas(scene.Format.Width, scene.Format.Height, default);
        for (var i = 0; i < scene.Tiles.Count; i++)
            artist.DrawFrame(canvas, scene.Tiles[i], state.Speaking[i], state.Muted[i]);
        return canvas;
    }

    private async Task SaveAsync(string file, IEnumerable<Canvas> pictures, CancellationToken cancellationToken)
    {
        await using var output = File.Create(runs.PathOf(file));
        foreach (var picture in pictures)
            await PngWriter.WriteAsync(output, picture, cancellationToken);
    }
}
