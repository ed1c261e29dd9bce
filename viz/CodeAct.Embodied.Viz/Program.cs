using CodeAct.Embodied.Simulation.Episodes;
using CodeAct.Embodied.Viz.Drawing;
using CodeAct.Embodied.Viz.Export;
using CodeAct.Embodied.Viz.Painting;
using CodeAct.Embodied.Viz.Screen;
using CodeAct.Embodied.Viz.Story;

var story = new EpisodeStory(Replay.Of(EpisodeLog.Read(args[0]), args[0]));
var (w, h) = (int.Parse(args[2]), int.Parse(args[3]));
StandardStreams.CloseInput();
using var stage = new MemoryStage(w, h);
var canvas = new Canvas();
var page = new PagePainter(canvas, PageLayout.For(w, h), story, new PageState { Theme = args.Length > 5 ? Theme.Light : Theme.Dark });
for (var i = 0; i < 5; i++)
{
    canvas.Clear();
    var t0 = System.Diagnostics.Stopwatch.GetTimestamp();
    page.Paint(story.Beats.TimeOf(double.Parse(args[4])));
    var t1 = System.Diagnostics.Stopwatch.GetTimestamp();
    var picture = stage.Draw(canvas);
    Console.Error.WriteLine($"{canvas.Ops.Count} ops, paint {System.Diagnostics.Stopwatch.GetElapsedTime(t0, t1).TotalMilliseconds:f1}, draw {System.Diagnostics.Stopwatch.GetElapsedTime(t1).TotalMilliseconds:f1}");
    if (i == 4)
    {
        using var file = File.Create(args[1]);
        PngEncoder.Write(file, picture);
    }
}

return 0;
