using System.Diagnostics;
using CodeAct.Embodied.Drawing.Export;
using CodeAct.Embodied.Drawing.Story;
using CodeAct.Embodied.Drawing.Strokes;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NUnit.Framework;

namespace CodeAct.Embodied.Viz.Tests;

/// <summary>The replay page in a real browser, without any network.</summary>
[NonParallelizable]
public sealed class BrowserTests
{
    private static IPlaywright? playwright;
    private static IBrowser? browser;

    [OneTimeSetUp]
    public static async Task OpenAsync()
    {
        var chromium = ProgramTests.Find("chromium", "chromium-browser", "google-chrome");
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
    }

    [OneTimeTearDown]
    public static async Task CloseAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }

    [Test]
    public async Task A_page_has_no_fault_that_axe_finds_and_no_sideways_scroll(
        [Values(1440, 900, 360)] int width, [Values("dark", "light")] string theme, [Values("one", "two", "wall", "wall.html#?heat=1")] string shown)
    {
        var path = shown switch { "one" => Write(theme), "two" => Write(theme, 2), _ => WriteWall(theme) };
        await using var page = await OpenAsync(shown.Contains('#', StringComparison.Ordinal) ? path + shown[shown.IndexOf('#', StringComparison.Ordinal)..] : path, width);

        await page.Page.Keyboard.PressAsync("n");
        var found = await page.Page.RunAxe();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Violations.Select(violation => $"{violation.Id}: {string.Join("; ", violation.Nodes.Take(3).Select(node => node.Html))}"), Is.Empty);
            Assert.That(await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"), Is.LessThanOrEqualTo(0));
            Assert.That(await SmallestTextAsync(page.Page), Is.GreaterThanOrEqualTo(11));
        }
    }

    [Test]
    public async Task Keys_go_by_primitive_by_turn_and_to_problems_and_a_link_opens_where_it_says()
    {
        var path = Write("dark");
        await using var page = await OpenAsync(path + "#step-6", 1440);
        Assert.That(await StepAsync(page.Page), Is.EqualTo(6));

        foreach (var (key, step) in ((string, int)[])[("ArrowRight", 7), ("ArrowLeft", 6), ("Home", 0), ("n", 4), ("PageDown", 4), ("End", 9), ("N", 4)])
        {
            await page.Page.Keyboard.PressAsync(key);
            Assert.That(await StepAsync(page.Page), Is.EqualTo(step), key);
        }

        Assert.That(await page.Page.Locator(".card").InnerTextAsync(), Does.Contain("Refused").And.Contain("You are not at the microwave 1. Go to it first."));
        await page.Page.Keyboard.PressAsync("End");
        Assert.That(await page.Page.Locator(".state").InnerTextAsync(), Does.Contain("won"));
        Assert.That(await page.Page.Locator(".chips .met").CountAsync(), Is.EqualTo(2));
    }

    [Test]
    public async Task A_wall_is_filtered_sorted_and_moved_and_the_chosen_episode_plays()
    {
        await using var opened = await OpenAsync(WriteWall("dark"), 1440);
        var page = opened.Page;
        var plans = page.Locator(".plan:visible");
        Assert.That(await page.Locator("h2").AllInnerTextsAsync(), Is.EqualTo((string[])["lesson 1 of 2 won", "tour 0 of 1 won"]));

        await page.Keyboard.PressAsync("n");
        Assert.That(await page.EvaluateAsync<string>("document.activeElement.title"), Does.Contain("never found the thing"), "the first that was lost");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("Enter");
        Assert.That(await page.Locator("h1").InnerTextAsync(), Is.EqualTo("put a hot tomato in fridge"));
        await page.Keyboard.PressAsync("End");
        Assert.That(await page.Locator(".state").InnerTextAsync(), Does.Contain("won"));
        await page.Keyboard.PressAsync("Escape");
        Assert.That(await page.EvaluateAsync<string>("document.activeElement.className"), Does.Contain("plan"), "back where one was");

        var picture = await plans.First.Locator("canvas").EvaluateAsync<string>("canvas => canvas.toDataURL()");
        await page.GetByRole(AriaRole.Slider).FillAsync("50");
        Assert.That(await plans.First.Locator("canvas").EvaluateAsync<string>("canvas => canvas.toDataURL()"), Is.Not.EqualTo(picture));

        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^won 1|^shortest way 1") }).ClickAsync();
        Assert.That(await plans.CountAsync(), Is.EqualTo(2));
        await page.Locator("select[name=cause]").SelectOptionAsync("never found the thing");
        Assert.That(await plans.CountAsync(), Is.EqualTo(1));
        await page.ReloadAsync();
        Assert.That(await plans.CountAsync(), Is.EqualTo(1), "the address says what is seen");

        await page.Locator("select[name=agent]").SelectOptionAsync("tour");
        Assert.That(await page.Locator(".wall > [role=status]").InnerTextAsync(), Does.Contain("No episode fits"));
        await page.Locator("select[name=agent]").SelectOptionAsync("");
        await page.Locator("select[name=cause]").SelectOptionAsync("");
        await page.Keyboard.PressAsync("h");
        Assert.That(await page.Locator(".heats li").AllInnerTextsAsync(), Has.Some.Contain("tour"));
    }

    [Test]
    public async Task The_buttons_are_buttons_and_what_has_the_focus_keeps_its_keys()
    {
        await using var page = await OpenAsync(Write("dark"), 1440);

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "One primitive on" }).ClickAsync();
        Assert.That(await StepAsync(page.Page), Is.EqualTo(1));
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Next problem" }).ClickAsync();
        Assert.That(await StepAsync(page.Page), Is.EqualTo(4));
        await page.Page.Keyboard.PressAsync("Home");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "1 refusal" }).ClickAsync();
        Assert.That(await StepAsync(page.Page), Is.EqualTo(4), "the count leads to it, too");
        Assert.That(await page.Page.GetByRole(AriaRole.Button, new() { Name = "0 exceptions" }).IsDisabledAsync());
        await page.Page.GetByRole(AriaRole.Slider).PressAsync("ArrowRight");
        Assert.That(await StepAsync(page.Page), Is.EqualTo(5), "by the range's own key, once");
        await page.Page.Locator(".output").FocusAsync();
        await page.Page.Keyboard.PressAsync("End");
        Assert.That(await StepAsync(page.Page), Is.EqualTo(5), "the text scrolls, and the playback stays");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Speed" }).ClickAsync();
        Assert.That(await page.Page.GetByRole(AriaRole.Button, new() { Name = "Speed" }).InnerTextAsync(), Is.EqualTo("2×"));
    }

    [Test]
    public async Task It_plays_to_the_end_and_asks_first_where_it_is_told_to()
    {
        await using var page = await OpenAsync(Write("dark"), 1440);
        for (var i = 0; i < 3; i++)
            await page.Page.Keyboard.PressAsync("+");

        await page.Page.Keyboard.PressAsync("a");
        await page.Page.Keyboard.PressAsync(" ");
        await page.Page.GetByText("What happens next?").First.WaitForAsync(new() { State = WaitForSelectorState.Visible });
        var before = await StepAsync(page.Page);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await page.Page.WaitForSelectorAsync($"body[data-step='{before + 1}']");
        await page.Page.Keyboard.PressAsync("a");
        await page.Page.WaitForSelectorAsync("body[data-step='9']");
    }

    [Test]
    public async Task A_line_shows_its_places_and_a_place_its_lines()
    {
        await using var page = await OpenAsync(Write("dark") + "#step-4", 1440);
        var before = await PictureAsync(page.Page);

        await page.Page.Locator(".code li").Nth(1).HoverAsync();
        var lit = await PictureAsync(page.Page);
        await page.Page.Locator(".caption").HoverAsync();
        var after = await PictureAsync(page.Page);

        Assert.That((lit == before, after == before), Is.EqualTo((false, true)), "the dining table is framed for as long as one points at the line");
        Assert.That(await page.Page.EvaluateAsync<int>(
            """
            () => {
              const canvas = document.querySelector(".house canvas"), box = canvas.getBoundingClientRect();
              for (let x = 5; x < box.width; x += 6) for (let y = 5; y < box.height; y += 6) {
                canvas.dispatchEvent(new PointerEvent("pointermove", { clientX: box.left + x, clientY: box.top + y, bubbles: true }));
                if (document.querySelector(".tip").textContent.startsWith("diningtable 1")) return document.querySelectorAll(".touched").length;
              }
              return -1;
            }
            """), Is.EqualTo(2), "it went there, and took the tomato from there");
    }

    [Test]
    public async Task Who_wants_no_motion_sees_steps_that_cut()
    {
        await using var page = await OpenAsync(Write("dark"), 1440, reduced: true);
        Assert.That(await page.Page.Locator("#still").IsCheckedAsync());
    }

    [Test]
    public async Task Two_episodes_show_the_same_primitive()
    {
        await using var page = await OpenAsync(Write("dark", episodes: 2) + "#step-5", 1440);

        Assert.That(await page.Page.Locator(".state").AllInnerTextsAsync(), Has.All.Contains("step 5 of"));
    }

    [Test]
    public async Task A_page_is_small_and_says_what_it_is_without_a_script()
    {
        var path = Write("dark");
        Assert.That(new FileInfo(path).Length, Is.LessThan(150 * 1024));
        await using var page = await OpenAsync(path, 1440, javaScript: false);
        Assert.That(await page.Page.Locator("h1").InnerTextAsync(), Does.Contain("put a hot tomato in fridge"), "it says what it is without a script");
    }

    [Test]
    [CancelAfter(180_000)]
    public async Task The_types_of_the_player_fit(CancellationToken cancellationToken)
    {
        using var check = Process.Start(new ProcessStartInfo(Path.Combine(Root, "src/CodeAct.Embodied.Drawing/Page/build.sh"), "--check") { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var said = await check.StandardOutput.ReadToEndAsync(cancellationToken) + await check.StandardError.ReadToEndAsync(cancellationToken);
        await check.WaitForExitAsync(cancellationToken);

        Assert.That(check.ExitCode, Is.Zero, said);
    }

    private static string Root => Path.GetFullPath(Path.Combine(
        typeof(BrowserTests).Assembly.GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), false).Cast<System.Reflection.AssemblyMetadataAttribute>().Single(data => data.Key == "ProjectDirectory").Value!, "../.."));

    private static string Write(string theme, int episodes = 1)
    {
        var path = Episodes.FreshFile($"{theme}-{episodes}.html");
        using var file = File.Create(path);
        EpisodeStory[] stories = episodes == 1 ? [Episodes.HotTomato()] : [Episodes.HotTomato(), Episodes.Tour("family-house", 14)];
        PageWriter.Write(file, stories, StepMode.Primitive, theme == "dark" ? Theme.Dark : Theme.Light);
        return path;
    }

    private static string WriteWall(string theme)
    {
        var path = Episodes.FreshFile($"{theme}-wall.html");
        using var file = File.Create(path);
        PageWriter.WriteWall(
            file,
            "two agents & a house",
            [new(Episodes.HotTomato(), "lesson", null), new(Episodes.Tour("family-house", 14), "lesson", "never found the thing"), new(Episodes.Tour("studio", 9), "tour", "stopped early")],
            theme == "dark" ? Theme.Dark : Theme.Light);
        return path;
    }

    private static async Task<Opened> OpenAsync(string path, int width, bool reduced = false, bool javaScript = true)
    {
        var context = await browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 860 },
            ReducedMotion = reduced ? ReducedMotion.Reduce : ReducedMotion.NoPreference,
            JavaScriptEnabled = javaScript,
            Offline = true,
        });
        var page = await context.NewPageAsync();
        var opened = new Opened(context, page);
        page.PageError += (_, error) => opened.Errors.Add(error);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("file:", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                opened.Errors.Add($"it asked for {request.Url}");
        };
        await page.GotoAsync("file://" + path);
        if (javaScript)
            await page.WaitForSelectorAsync("body[data-ready=yes]");
        return opened;
    }

    private static async Task<int> StepAsync(IPage page) => int.Parse(await page.Locator("body").GetAttributeAsync("data-step") ?? "-1", null);

    private static async Task<string> PictureAsync(IPage page) => await page.EvaluateAsync<string>("document.querySelector('.house canvas').toDataURL()");

    private static async Task<double> SmallestTextAsync(IPage page) => await page.EvaluateAsync<double>(
        "Math.min(...[...document.querySelectorAll('main *, nav *')].filter(e => e.childElementCount === 0 && e.textContent.trim() && e.offsetParent).map(e => parseFloat(getComputedStyle(e).fontSize)))");

    // A page that threw, or asked for anything, fails the test that opened it.
    private sealed record Opened(IBrowserContext Context, IPage Page) : IAsyncDisposable
    {
        public List<string> Errors { get; } = [];

        public async ValueTask DisposeAsync()
        {
            await Context.DisposeAsync();
            Assert.That(Errors, Is.Empty);
        }
    }
}
