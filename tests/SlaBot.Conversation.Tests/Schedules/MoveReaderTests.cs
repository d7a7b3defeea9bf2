using System.Globalization;
using NodaTime;
using SlaBot.Conversation.Schedules;

namespace SlaBot.Conversation.Tests.Schedules;

public sealed class MoveReaderTests
{
    // Said on Tuesday, 15 September 2026, of the meeting of Tuesday, 6 October, 09:00.
    private static readonly LocalDate Today = new(2026, 9, 15);
    private static readonly LocalDateTime Meeting = new(2026, 10, 6, 9, 0);

    [Theory]
    [InlineData("move the next meeting to Thursday 10:00", "2026-10-08 10:00")]
    [InlineData("Please move the meeting to Thursday.", "2026-10-08 09:00")]
    [InlineData("can we shift the joint meeting to Monday at 3 pm?", "2026-10-05 15:00")]
    [InlineData("postpone the monthly meeting to next Friday", "2026-09-25 09:00")]
    [InlineData("move our meeting to this Wednesday 8:30 am", "2026-09-16 08:30")]
    [InlineData("reschedule the next meeting for 13 October", "2026-10-13 09:00")]
    [InlineData("put off the meeting until October 13th, 2026 at 14:00", "2026-10-13 14:00")]
    [InlineData("move the meeting to 2026-10-09 12:15", "2026-10-09 12:15")]
    [InlineData("move the meeting to the 9th", "2026-10-09 09:00")]
    [InlineData("move the meeting to tomorrow", "2026-09-16 09:00")]
    [InlineData("move the meeting to the day after tomorrow at 11", "2026-09-17 11:00")]
    [InlineData("move the meeting to 11:30", "2026-10-06 11:30")]
    [InlineData("把下次會議改到週四十點", "2026-10-08 10:00")]
    [InlineData("把下次會議改到週四", "2026-10-08 09:00")]
    [InlineData("會議延到下週五下午三點半", "2026-09-25 15:30")]
    [InlineData("請將下次會議改到10月13日 14:00", "2026-10-13 14:00")]
    [InlineData("下次會議改到十月十三號上午十點", "2026-10-13 10:00")]
    [InlineData("月會改到星期三早上9點15分", "2026-10-07 09:15")]
    [InlineData("會議改到明天", "2026-09-16 09:00")]
    [InlineData("會議時間改到11:30吧", "2026-10-06 11:30")]
    public void The_time_is_read(string text, string expected)
    {
        var asked = MoveReader.Read(text).ShouldNotBeNull();

        asked.NamesMeeting.ShouldBeTrue();
        asked.For(Meeting, Today).ShouldNotBeNull().ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture).ShouldBe(expected);
    }

    [Theory]
    [InlineData("move it to Thursday", "2026-10-08 09:00")]
    [InlineData("移到週四", "2026-10-08 09:00")]
    [InlineData("把它改到週四下午兩點", "2026-10-08 14:00")]
    public void What_is_meant_by_it_is_for_the_conversation_to_know(string text, string expected)
    {
        var asked = MoveReader.Read(text).ShouldNotBeNull();

        asked.NamesMeeting.ShouldBeFalse();
        asked.For(Meeting, Today).ShouldNotBeNull().ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture).ShouldBe(expected);
    }

    [Theory]
    [InlineData("cancel the next meeting")]
    [InlineData("call off the meeting")]
    [InlineData("取消下次會議")]
    [InlineData("把下次會議取消")]
    public void It_can_be_called_off(string text) => MoveReader.Read(text).ShouldNotBeNull().IsOff.ShouldBeTrue();

    [Theory]
    [InlineData("move the meeting")]
    [InlineData("move the meeting to some better day")]
    [InlineData("move the meeting to February 30")]
    [InlineData("會議改期")]
    public void Where_no_time_is_said_it_is_asked_for(string text) => MoveReader.Read(text).ShouldNotBeNull().For(Meeting, Today).ShouldBeNull();

    [Theory]
    [InlineData("when is the next meeting?")]
    [InlineData("move the NPS target to 55")]
    [InlineData("how did leads move last week")]
    [InlineData("log 12 meetings for Thursday")]
    [InlineData("下次會議是什麼時候？")]
    [InlineData("把 NPS 目標改到 55")]
    [InlineData("")]
    public void Other_words_ask_for_no_move(string text) => MoveReader.Read(text).ShouldBeNull();
}
